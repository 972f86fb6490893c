/** A code shown to be read aloud: large, in its groups, each sign said apart by screen readers. */
import { useEffect, useRef } from 'preact/hooks'
import './my-class.css'

export function ShownCode({ code }: { code: string }) {
  const shown = useRef<HTMLParagraphElement>(null)
  useEffect(() => shown.current?.focus(), [])
  return (
    <p ref={shown} class="shown-code" tabIndex={-1}>
      {code}
    </p>
  )
}
