/** How far one has read, as a thin chalk line at the top of the window. */
import { useEffect, useRef } from 'preact/hooks'

export function ReadingProgress() {
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let waiting = false
    const draw = (): void => {
      waiting = false
      const way = document.documentElement.scrollHeight - window.innerHeight
      const share = way <= 0 ? 1 : Math.min(1, Math.max(0, window.scrollY / way))
      line.current?.style.setProperty('inline-size', `${share * 100}%`)
    }
    const ask = (): void => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(draw)
    }
    draw()
    addEventListener('scroll', ask, { passive: true })
    addEventListener('resize', ask)
    return () => {
      removeEventListener('scroll', ask)
      removeEventListener('resize', ask)
    }
  }, [])
  // The scroll bar tells the same to everyone else.
  return (
    <div class="reading-progress no-print" aria-hidden="true">
      <span ref={line} />
    </div>
  )
}
