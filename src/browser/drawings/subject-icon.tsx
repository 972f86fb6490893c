/** One icon per subject, drawn with the same pen as the signs, on a square of 32. */
import type { SubjectKind } from '#browser/parts/subject-kind.ts'
import './subject-icon.css'

const paths: Readonly<Record<SubjectKind, string>> = {
  // An open book with a line of writing.
  french:
    'M16 8c-3-2.3-7-3-12-2.5v19c5-.5 9 .2 12 2.5 3-2.3 7-3 12-2.5v-19c-5-.5-9 .2-12 2.5zM16 8v19M8 11.5c1.5 0 3 .2 4.5.7M8 16c1.5 0 3 .2 4.5.7',
  // A set square and its angle.
  maths: 'M5 27V5l22 22zM11 21v-5.5l5.5 5.5zM5 11h2.5M5 16h2.5',
  // A globe on its stand.
  history:
    'M6 13a9 9 0 1 0 18 0 9 9 0 1 0-18 0M6 13h18M15 4c-3.5 3-4.5 6-4.5 9s1 6 4.5 9c3.5-3 4.5-6 4.5-9s-1-6-4.5-9M24 5.5c4.5 5 4 13-1.5 17.5-3 2.5-6.5 3.3-10 2.7M15 26v3M10 29h10',
  // A leaf with its veins.
  science:
    'M6 26c0-13 7-20 21-21 .5 14-6 22-15 21-2-.2-3.5-1-4.5-2.5M6 28c2-7 7-12.5 14-16M12.5 18.5V13M16.5 15.5 22 16',
  // A flask.
  physics:
    'M12 4h8M13.5 4v8.5L6 25.5c-1 1.7.2 3 2 3h16c1.8 0 3-1.3 2-3l-7.5-13V4M9.5 19.5h13M14 24h.2M18 23h.2',
  // A gear.
  technology:
    'M12 16a4 4 0 1 0 8 0 4 4 0 1 0-8 0M16 4v4M16 24v4M4 16h4M24 16h4M7.5 7.5l2.9 2.9M21.6 21.6l2.9 2.9M24.5 7.5l-2.9 2.9M10.4 21.6l-2.9 2.9M8 16a8 8 0 1 0 16 0 8 8 0 1 0-16 0',
  // A double-decker bus.
  english:
    'M6 5h20v20H6zM6 11.5h20M6 18h20M13 5v6.5M19.5 5v6.5M8 25v2.5h3.5V25M20.5 25v2.5H24V25M10 21.5h.2M22 21.5h.2',
  // Two speech bubbles.
  languages: 'M4 5h16v11h-9l-4 4v-4H4zM23 11h5v11h-3v4l-4-4h-8v-3M8 9h8M8 12.5h5',
  // A ball.
  sport:
    'M4 16a12 12 0 1 0 24 0 12 12 0 1 0-24 0M7.5 7.5c4.5 4 4.5 13 0 17M24.5 7.5c-4.5 4-4.5 13 0 17M16 4v24',
  // A palette and its brush.
  arts: 'M16 5C9 5 4 10 4 16s5 11 11 11c2 0 2.7-1.3 2-3-.9-2.2.5-4 3-4h3.5c3 0 4.5-2 4.5-4.5C28 9.5 23 5 16 5zM10 13.5h.2M15 10h.2M21 12h.2M9 19h.2',
  // Two notes.
  music:
    'M11 23V7l14-3v16M4.5 23a3.3 2.8 0 1 0 6.5 0 3.3 2.8 0 1 0-6.5 0M18.5 20a3.3 2.8 0 1 0 6.5 0 3.3 2.8 0 1 0-6.5 0M11 12l14-3',
  // A ballot box.
  civics: 'M4 16h24v12H4zM8 16l2-4h3M24 16l-2-4h-3M12 16V4h8v12M12 20h8',
  // Three people in a circle of seats.
  'class-life':
    'M13 8.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0M5 14a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0M21.6 14a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0M10.5 22c0-5 2-7.5 5.5-7.5s5.5 2.5 5.5 7.5M3.5 26c0-4 1.3-6.5 4.2-6.5M28.5 26c0-4-1.3-6.5-4.2-6.5M9 27h14',
  // A pencil.
  other: 'M5 27l1.5-6.5L21.5 5.5l5 5L11.5 25.5zM18.5 8.5l5 5M6.5 20.5l5 5',
}

/** Hidden from screen readers: the subject's name always stands beside it. */
export function SubjectIcon({ subject }: { subject: SubjectKind }) {
  return (
    <svg class="subject-icon" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d={paths[subject]} />
    </svg>
  )
}
