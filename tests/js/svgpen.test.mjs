import assert from 'node:assert/strict';
import test from 'node:test';

import { escapeXml, SvgPen } from '../../static/js/timeline/svgpen.js';

const pen = () => new SvgPen((_font, text) => text.length * 6);

test('what XML keeps for itself is escaped, what it does not know is left out, any script stays', () => {
  assert.equal(escapeXml('a < b & "c" > \'d\''), 'a &lt; b &amp; &quot;c&quot; &gt; &apos;d&apos;');
  assert.equal(escapeXml('غزة\u0000\u0008 \uFFFE\uD800 😀'), 'غزة  😀');
});

test('a path has the colours, the width and the dashes that were set', () => {
  const one = pen();
  [one.fillStyle, one.strokeStyle, one.lineWidth, one.globalAlpha] = ['rgb(1, 2, 3)', 'red', 2, 0.5];
  one.beginPath();
  one.moveTo(1, 2);
  one.lineTo(3.14159, 4);
  one.closePath();
  one.fill();
  one.setLineDash([3, 2]);
  one.stroke();

  assert.equal(
    one.body,
    '<path d="M1 2L3.14 4Z" fill="rgb(1, 2, 3)" opacity="0.5"/><path d="M1 2L3.14 4Z" fill="none" stroke="red" stroke-width="2" stroke-dasharray="3 2" opacity="0.5"/>',
  );
});

test('a line may begin without a move, as on a canvas', () => {
  const one = pen();
  one.beginPath();
  one.lineTo(1, 1);
  one.lineTo(2, 2);
  one.stroke();

  assert.match(one.body, /d="M1 1L2 2"/);
});

test('circle and square are closed shapes', () => {
  const one = pen();
  one.beginPath();
  one.arc(10, 10, 4);
  one.rect(0, 0, 2, 3);
  one.fill();

  assert.match(one.body, /d="M6 10a4 4 0 1 0 8 0a4 4 0 1 0 -8 0ZM0 0h2v3h-2Z"/);
});

test('a fading bar and a hatched one refer to what is defined once', () => {
  const one = pen();
  const fade = one.createLinearGradient(0, 0, 9, 0);
  fade.addColorStop(0, 'rgb(1, 2, 3)');
  fade.addColorStop(1, 'rgba(1, 2, 3, 0)');
  one.fillStyle = fade;
  one.fillRect(0, 0, 9, 8);
  one.fillStyle = one.hatch('red');
  one.fillRect(0, 9, 9, 8);

  assert.equal(one.hatch('red'), one.fillStyle);
  assert.match(one.definitions, /<stop offset="1" stop-color="rgb\(1, 2, 3\)" stop-opacity="0"\/><\/linearGradient>/);
  assert.deepEqual([...one.body.matchAll(/url\(#([\w-]+)\)/g)].map(([, id]) => one.definitions.includes(`id="${id}"`)), [true, true]);
});

test('words stand where a canvas would put them, from either side', () => {
  const one = pen();
  one.font = '600 12px Sans, "Noto Sans"';
  one.fillText('A & B', 5, 6);
  [one.direction, one.textAlign] = ['rtl', 'right'];
  one.fillText('غزة', 90, 6);

  const [left, right] = one.body.split('</text>');
  assert.match(left, /<text x="5" y="6" font-family="Sans, &quot;Noto Sans&quot;" font-size="12" font-weight="600" text-anchor="start" fill="black">A &amp; B/);
  assert.match(right, /text-anchor="start" direction="rtl" fill="black">غزة/);
  assert.equal(one.measureText('four').width, 24);
});
