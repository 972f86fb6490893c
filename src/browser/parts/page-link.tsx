/** A link inside Préau: an ordinary `<a>` that the router follows without reloading the page. */
import type { ComponentChildren } from 'preact'
import { useLocation } from 'wouter'

export interface PageLinkProps {
  href: string
  class?: string | undefined
  id?: string | undefined
  lang?: string | undefined
  title?: string | undefined
  target?: '_blank' | undefined
  /** Set for a file to keep: the browser downloads it under this name. */
  download?: string | undefined
  'aria-label'?: string | undefined
  'aria-describedby'?: string | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
  /** Marks the link of the page that is open. */
  current?: boolean | undefined
  children: ComponentChildren
}

export function PageLink({ href, current, onClick, children, ...rest }: PageLinkProps) {
  const [, navigate] = useLocation()
  return (
    <a
      {...rest}
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event)
        // Anything but a plain press (new tab, download, a part of the page) is the browser's own.
        const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        if (event.defaultPrevented || !plain || event.button !== 0) return
        if (rest.target !== undefined || rest.download !== undefined) return
        if (href.startsWith('#') || !href.startsWith('/')) return
        event.preventDefault()
        navigate(href)
      }}
    >
      {children}
    </a>
  )
}
