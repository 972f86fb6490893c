/** The signs of the live class: they stand beside words or on buttons that have a name. */
import '#browser/drawings/sign.css'

const paths = {
  pen: 'M4 20l1.2-4.6L16.6 4a2 2 0 0 1 2.8 0l.6.6a2 2 0 0 1 0 2.8L8.6 18.8zM14.5 6.2l3.3 3.3',
  highlighter: 'M8 14.5 15.8 5l4 3.6-8.3 9zM8 14.5l-2.5 4 3.5-.9 2.5-.1M4 21h16',
  line: 'M5 19 19 5',
  arrow: 'M5 19 18.5 5.5M10 5h9v9',
  rectangle: 'M4 6.5h16v11H4z',
  oval: 'M3.5 12a8.5 6 0 1 0 17 0 8.5 6 0 1 0-17 0',
  text: 'M5 8V5h14v3M12 5v14M9 19h6',
  eraser:
    'M8.5 19.5 4 15a1.6 1.6 0 0 1 0-2.2l8.3-8.3a1.6 1.6 0 0 1 2.2 0l5 5a1.6 1.6 0 0 1 0 2.2l-7.8 7.8zM8.6 8.4l7 7M8.5 19.5H20',
  pointer: 'M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0M12 3v3.5M12 17.5V21M3 12h3.5M17.5 12H21',
  hand: 'M7.5 12.5V6a1.5 1.5 0 0 1 3 0v5M10.5 11V4.5a1.5 1.5 0 0 1 3 0V11M13.5 11V6a1.5 1.5 0 0 1 3 0v6M16.5 9.5a1.5 1.5 0 0 1 3 0V15c0 3.6-2.6 6-6 6-3 0-4.6-1.2-6.2-3.8l-2.8-4.7c-.9-1.6 1-2.8 2.2-1.5l1.8 2',
  lost: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.3 9.3a2.8 2.8 0 1 1 4 3.1c-.9.5-1.3 1-1.3 2M12 17.3v.2',
  chat: 'M4 5h16v11H11l-5 4v-4H4z',
  people:
    'M6 9a3 3 0 1 0 6 0 3 3 0 1 0-6 0M3 19c.4-3.4 2.8-5.4 6-5.4s5.6 2 6 5.4M14.5 6.4a3 3 0 0 1 0 5.3M16.5 14c2.5.5 4.1 2.3 4.5 5',
  timer: 'M4.5 13.5a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M12 9.5v4l2.5 2M9.5 3h5',
  camera: 'M3.5 7h11v10h-11zM14.5 10.5l6-3v9l-6-3',
  microphone: 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M8.5 21h7',
} as const

export type LiveSignName = keyof typeof paths

export function LiveSign({ name }: { name: LiveSignName }) {
  return (
    <svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
