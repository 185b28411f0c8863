/**
 * Knows the words of the timeline in each language; numbers, dates and plurals come from Intl.
 *
 *   const words = wordsFor('ar');
 *   words.zoomIn; // 'تكبير'
 *
 * A value with {name} in it is filled by `fill`.
 */

const ENGLISH = {
  chart: 'Timeline',
  table: 'Table',
  earlier: 'Earlier',
  later: 'Later',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Whole period',
  replies: 'Replies',
  keys: 'Keys',
  close: 'Close',
  others: 'Others',
  nobody: 'Nobody named',
  loading: 'Loading …',
  failed: 'The data could not be loaded. What is shown may be incomplete.',
  retry: 'Try again',
  plot: 'Events by lane and time; arrow keys move, Enter opens',
  overview: 'Whole period; the framed part is on the screen',
  windowStart: 'Start of the window',
  windowEnd: 'End of the window',
  shown: '{shown} of {total} events in the window',
  counted: '{total} events in the window, drawn as bars; zoom in for single events',
  undated: '{count} without a usable date are listed below',
  noEvents: 'No events in this window. Show the whole period or loosen a filter.',
  sources: '{count} independent sources',
  source: '1 independent source',
  unconfirmed: 'unconfirmed',
  answers: 'answers an event of {date}',
  position: '{index} of {count}',
  dateUnknown: 'date unknown',
  between: 'some day between {first} and {last}',
  until: 'until {last}',
  since: 'from {first}',
  daysLater: '{count} days later',
  dayLater: '1 day later',
  sameDay: 'same day',
  date: 'Date',
  event: 'Event',
  kind: 'Kind',
  place: 'Place',
  lane: 'Lane',
  evidence: 'Sources',
  open: 'Open the full page',
  previousPage: 'Previous 100',
  nextPage: 'Next 100',
  page: 'Rows {first} to {last} of {total}',
  hostility: 'Hostility index, axis to {top}; 100 is an average day of the baseline year',
  hostilityPoints: 'Hostility, raw points to {top}; the baseline is being built',
  calm: 'De-escalation',
  picture: 'Save as picture',
  news: '{count} new or changed: show',
  visit: 'New since your last visit: {count}',
  arcsLeftOut: '{count} further replies are not drawn',
  keyList:
    'Left, Right: within a lane. Up, Down: nearest event of the next lane. Home, End: first, last. Page Up, Page Down: one screen. Plus, Minus, 0: zoom in, out, whole period. Enter: open. Escape: back. R: replies. ?: this list.',
};

/** @typedef {typeof ENGLISH} Words */

/** @type {Record<string, Words>} */
const LANGUAGES = {
  en: ENGLISH,
  ar: {
    chart: 'الخط الزمني',
    table: 'جدول',
    earlier: 'أقدم',
    later: 'أحدث',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    fit: 'الفترة كاملة',
    replies: 'الردود',
    keys: 'المفاتيح',
    close: 'إغلاق',
    others: 'غيرها',
    nobody: 'بلا طرف مسمّى',
    loading: 'جارٍ التحميل …',
    failed: 'تعذّر تحميل البيانات. قد يكون المعروض ناقصًا.',
    retry: 'إعادة المحاولة',
    plot: 'الأحداث حسب المسار والزمن؛ الأسهم للتنقل وEnter للفتح',
    overview: 'الفترة كاملة؛ الجزء المؤطر معروض على الشاشة',
    windowStart: 'بداية النافذة',
    windowEnd: 'نهاية النافذة',
    shown: '{shown} من {total} حدثًا في النافذة',
    counted: '{total} حدثًا في النافذة مرسومة كأعمدة؛ كبّر لرؤية كل حدث',
    undated: '{count} بلا تاريخ محدد، مذكورة أدناه',
    noEvents: 'لا أحداث في هذه النافذة. اعرض الفترة كاملة أو خفف عاملًا من عوامل التصفية.',
    sources: '{count} مصادر مستقلة',
    source: 'مصدر مستقل واحد',
    unconfirmed: 'غير مؤكد',
    answers: 'يرد على حدث بتاريخ {date}',
    position: '{index} من {count}',
    dateUnknown: 'التاريخ غير معروف',
    between: 'في يوم ما بين {first} و{last}',
    until: 'حتى {last}',
    since: 'منذ {first}',
    daysLater: 'بعد {count} أيام',
    dayLater: 'بعد يوم واحد',
    sameDay: 'في اليوم نفسه',
    date: 'التاريخ',
    event: 'الحدث',
    kind: 'النوع',
    place: 'المكان',
    lane: 'المسار',
    evidence: 'المصادر',
    open: 'فتح الصفحة الكاملة',
    previousPage: 'المئة السابقة',
    nextPage: 'المئة التالية',
    page: 'الصفوف {first} إلى {last} من {total}',
    hostility: 'مؤشر العداء، المحور حتى {top}؛ 100 هو يوم متوسط في سنة الأساس',
    hostilityPoints: 'العداء بنقاط أولية حتى {top}؛ خط الأساس قيد الإعداد',
    calm: 'خفض التصعيد',
    picture: 'حفظ كصورة',
    news: '{count} جديد أو معدّل: عرض',
    visit: 'جديد منذ زيارتك الأخيرة: {count}',
    arcsLeftOut: '{count} ردود أخرى غير مرسومة',
    keyList:
      'يسار ويمين: داخل المسار. أعلى وأسفل: أقرب حدث في المسار التالي. Home وEnd: الأول والأخير. Page Up وPage Down: شاشة واحدة. + و- و0: تكبير وتصغير والفترة كاملة. Enter: فتح. Escape: رجوع. R: الردود. ?: هذه القائمة.',
  },
};

/** Return the words of a language, English where it is not known.
 * @param {string} language
 * @returns {Words} */
export function wordsFor(language) {
  return LANGUAGES[language.toLowerCase().split('-')[0]] ?? ENGLISH;
}

/** Return a text with its {names} filled.
 * @param {string} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
