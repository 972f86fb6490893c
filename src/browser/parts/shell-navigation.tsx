/**
 * The places of the header. More of them than one row of a phone holds fold behind a button there;
 * on a wider screen they always stand in the open.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { PageLink } from './page-link.tsx'

export interface NavigationLink {
  href: string
  label: string
  current?: boolean | undefined
}

/** So many stand in one row of 360 px. */
const unfoldedMax = 2

export function isFolding(links: readonly NavigationLink[]): boolean {
  return links.length > unfoldedMax
}

export function ShellNavigation({ links }: { links: readonly NavigationLink[] }) {
  const words = useWords('general')
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent): void => {
      // A dialog or a list over the page has the first word on Escape.
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog[open], [popover]:popover-open') !== null) return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])

  if (links.length === 0) return null
  const folds = isFolding(links)
  return (
    <>
      {folds && (
        <button
          ref={button}
          type="button"
          class="shell-tool named shell-menu"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Sign name={open ? 'cross' : 'menu'} />
          <span>{words.menu}</span>
        </button>
      )}
      <nav
        id={id}
        class={folds && !open ? 'shell-navigation folded' : 'shell-navigation'}
        aria-label={words.mainNavigation}
      >
        <ul class="plain">
          {links.map((link) => (
            <li key={link.href}>
              <PageLink href={link.href} current={link.current} onClick={() => setOpen(false)}>
                {link.label}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
