/**
 * The small signs that stand beside words (never instead of them, unless the control carries an
 * accessible name): one pen of two units on a square of 24.
 */
import './sign.css'

const paths = {
  check: 'M4.5 12.8 9.5 18 19.5 6.5',
  cross: 'M6 6l12 12M18 6 6 18',
  information: 'M12 11v6.5M12 6.6v.2M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0',
  attention: 'M12 3.5 22 20.5H2zM12 10v5M12 17.6v.2',
  danger: 'M8 2.8h8L21.2 8v8L16 21.2H8L2.8 16V8zM12 7.5v5.5M12 16.3v.2',
  success: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M7.8 12.4l3 3 5.4-6.2',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  sortUp: 'M12 19V5M6 11l6-6 6 6',
  sortDown: 'M12 5v14M6 13l6 6 6-6',
  sortNone: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M15.5 15.5 21 21',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  more: 'M4.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M18.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0',
  copy: 'M8.5 8.5h11v11h-11zM5 15.5H4V4h11.5v1',
  file: 'M6 3h8l4.5 4.5V21H6zM14 3v5h4.5',
  phone:
    'M6.5 3.5h3l1.8 4.6-2.3 1.8a11 11 0 0 0 5.1 5.1l1.8-2.3 4.6 1.8v3c0 1.6-1.4 2.8-3 2.5C10.3 19.2 4.8 13.7 4 6.5c-.2-1.6 1-3 2.5-3',
  device:
    'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5M11 18.5h2',
  received: 'M12 3v10M7.5 9l4.5 4.5L16.5 9M3.5 15v5.5h17V15',
  safe: 'M12 2.8 20 6v5.5c0 4.7-3.2 8-8 9.7-4.8-1.7-8-5-8-9.7V6zM8.5 11.9l2.6 2.6 4.6-5.2',
  print: 'M7 8V3h10v5M7 17H3.5V8h17v9H17M7 14h10v7H7z',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  display: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 3v18M12 7h6.5M12 12h9M12 17h6.5',
  language:
    'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9',
  person: 'M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4 20.5c.6-4.4 3.7-7 8-7s7.4 2.6 8 7',
  change: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  turnLeft: 'M4 5v5h5M4.6 9.6A8 8 0 1 1 4.5 15',
  turnRight: 'M20 5v5h-5M19.4 9.6A8 8 0 1 0 19.5 15',
  grip: 'M4 9h16M4 15h16',
  lock: 'M5.5 10.5h13v10h-13zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2.5',
  plus: 'M12 5v14M5 12h14',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
} as const

export type SignName = keyof typeof paths

export interface SignProps {
  name: SignName
}

/** One sign, as tall as the text around it; hidden from screen readers, which get the word. */
export function Sign({ name }: SignProps) {
  const turns = name === 'next' || name === 'back' ? 'sign turns' : 'sign'
  return (
    <svg class={turns} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
