/**
 * Parts of one page side by side. Arrow keys move between the tabs, Home and End to the ends;
 * only the open panel is drawn.
 */
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import './tabs.css'

export interface Tab<Key extends string> {
  key: Key
  label: ComponentChildren
  /** A number beside the label, said as part of it ("À corriger 12"). */
  count?: string | undefined
}

export interface TabsProps<Key extends string> {
  /** What the tabs choose between, for screen readers. */
  label: string
  tabs: readonly Tab<Key>[]
  open: Key
  onOpen: (key: Key) => void
  /** The content of the open tab. */
  children: ComponentChildren
}

export function Tabs<Key extends string>({ label, tabs, open, onOpen, children }: TabsProps<Key>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  const move = (event: KeyboardEvent): void => {
    const place = tabs.findIndex((tab) => tab.key === open)
    const rightToLeft = document.documentElement.dir === 'rtl'
    const steps: Record<string, number> = {
      ArrowRight: place + (rightToLeft ? -1 : 1),
      ArrowLeft: place + (rightToLeft ? 1 : -1),
      Home: 0,
      End: tabs.length - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = tabs[(step + tabs.length) % tabs.length]
    if (next === undefined) return
    onOpen(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()
  }

  return (
    <div class="tabs">
      <div ref={list} class="tab-list" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            class="tab"
            id={`${id}-${tab.key}`}
            data-key={tab.key}
            aria-selected={tab.key === open}
            aria-controls={tab.key === open ? `${id}-panel` : undefined}
            tabIndex={tab.key === open ? 0 : -1}
            onClick={() => onOpen(tab.key)}
            onKeyDown={move}
          >
            <span>{tab.label}</span>
            {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>
        {children}
      </div>
    </div>
  )
}
