/**
 * A short list of further acts behind one button: the browser's popover closes it on Escape or a
 * press outside; arrow keys walk through it.
 */
import { useId, useRef, useState } from 'preact/hooks'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { Button } from './button.tsx'
import './menu.css'

export interface MenuItem {
  label: string
  onSelect: () => void
  sign?: SignName | undefined
  /** Shown apart in the colour of danger; ask again with a ConfirmDialog. */
  danger?: boolean | undefined
  disabled?: boolean | undefined
}

export interface MenuProps {
  label: string
  items: readonly MenuItem[]
  /** Shows only the three dots; the label is for screen readers. */
  signOnly?: boolean | undefined
  /** In the page's header: this sign and this short text, which begins the label. */
  inHeader?: { sign: SignName; text: string } | undefined
}

const edgePx = 8

/** Under the button, turned inwards where the page ends. */
function place(list: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = list
  const below = at.bottom + 4 + height <= window.innerHeight - edgePx
  const left = Math.min(at.left, window.innerWidth - width - edgePx)
  list.style.left = `${Math.max(edgePx, left)}px`
  list.style.top = `${Math.max(edgePx, below ? at.bottom + 4 : at.top - 4 - height)}px`
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])]
}

export function Menu({ label, items, signOnly = false, inHeader }: MenuProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)

  const show = (): void => {
    if (list.current === null || button.current === null) return
    list.current.showPopover()
    place(list.current, button.current)
    itemsOf(list.current)[0]?.focus()
  }
  const walk = (event: KeyboardEvent): void => {
    const all = itemsOf(list.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }
    const step = steps[event.key]
    if (event.key === 'Tab') list.current?.hidePopover()
    if (step === undefined) return
    event.preventDefault()
    all[(step + all.length) % all.length]?.focus()
  }

  const ties = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': id,
    onClick: show,
  } as const

  return (
    <>
      {inHeader ? (
        <button {...ties} ref={button} type="button" class="shell-tool named" aria-label={label}>
          <Sign name={inHeader.sign} />
          <span>{inHeader.text}</span>
        </button>
      ) : (
        <Button {...ties} buttonRef={button} sign="more" signOnly={signOnly}>
          {label}
        </Button>
      )}
      <div
        ref={list}
        id={id}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={walk}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={item.danger ? 'menu-item danger' : 'menu-item'}
            disabled={item.disabled}
            onClick={() => {
              list.current?.hidePopover()
              button.current?.focus()
              item.onSelect()
            }}
          >
            {item.sign && <Sign name={item.sign} />}
            <span>{item.label}</span>
          </button>
        ))}
      </div>
    </>
  )
}
