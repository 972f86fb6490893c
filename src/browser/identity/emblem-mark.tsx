/** The picture of a person of this device; the name always stands beside it. */
import type { Emblem } from './person-emblem.ts'
import './identity.css'

const paths: Readonly<Record<Emblem, string>> = {
  sun: 'M10 16a6 6 0 1 0 12 0 6 6 0 1 0-12 0M16 3v3M16 26v3M3 16h3M26 16h3M7 7l2 2M23 23l2 2M7 25l2-2M23 9l2-2',
  boat: 'M4 21h24l-4 7H8zM15 18V4L6 18zM18 18V8l7 10z',
  leaf: 'M6 26C4 12 12 5 27 5c0 15-7 23-21 21zM6 26 18 14',
  star: 'M16 4l3.7 7.8 8.6 1.1-6.3 5.9 1.7 8.500L16 23l-7.7 4.3 1.7-8.5-6.3-5.9 8.6-1.100z',
  kite: 'M16 3l9 9-9 12-9-12zM16 3v21M7 12h18M16 24c-3 2 3 3 0 6',
  fish: 'M4 16c4-6 9-8 14-6 3 1 5 3 6 6-1 3-3 5-6 6-5 2-10 0-14-6zM23 16l6-5v10zM10 14.500v.2',
  tree: 'M16 29V17M9 18a7 7 0 1 1 2-13 6 6 0 0 1 10 0 7 7 0 1 1 2 13zM16 22l4-3',
  moon: 'M26 19A11 11 0 1 1 13 6a9 9 0 0 0 13 13zM23 6v4M21 8h4',
}

export function EmblemMark({ emblem }: { emblem: Emblem }) {
  return (
    <span class={`emblem ${emblem}`}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d={paths[emblem]} />
      </svg>
    </span>
  )
}
