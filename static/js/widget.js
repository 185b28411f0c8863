/**
 * The door for foreign pages: one script, one element. The address of this file stays the same from version to version.
 *
 *   <script type="module" src="https://timeline.example/static/js/widget.js"></script>
 *   <escalation-timeline src="https://timeline.example/api/v1/?region=gaza"></escalation-timeline>
 */
import './timeline/element.js';
