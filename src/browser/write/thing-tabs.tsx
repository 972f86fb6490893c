/** One search over one's own and what colleagues share; without it, the two apart. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { SearchField } from '#browser/parts/search-field.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import { FoundThings, type ThingsKind } from './found-things.tsx'

export interface ThingTabsProps {
  kind: ThingsKind
  /** The page of one's own. */
  children: ComponentChildren
}

export function ThingTabs({ kind, children }: ThingTabsProps) {
  const words = useWords('sharing')
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const [open, setOpen] = useState<'mine' | 'shared'>('mine')
  const names = words.tabs[kind]
  return (
    <div class="stack stack-wide">
      <SearchField label={words.search({ kind })} value={typed} onValue={setTyped} showLabel />
      {search !== '' ? (
        <FoundThings
          kind={kind}
          whose="all"
          words={search}
          caption={words.found}
          empty={words.nothingFound}
        />
      ) : (
        <Tabs
          label={words.tabs.label}
          tabs={[
            { key: 'mine', label: names.mine },
            { key: 'shared', label: names.shared },
          ]}
          open={open}
          onOpen={setOpen}
        >
          {open === 'mine' ? (
            children
          ) : (
            <FoundThings
              kind={kind}
              whose="shared"
              words=""
              caption={names.shared}
              empty={words.nothingShared}
            />
          )}
        </Tabs>
      )}
    </div>
  )
}
