/** Two tabs with one draft know of each other, and hear when the other has saved. */
import { thisTab } from './this-tab.ts'

export interface DraftTabs {
  /** This tab has saved: whoever has nothing of their own may look. */
  tellSaved(): void
  leave(): void
}

interface Word {
  readonly name: string
  readonly from: string
  readonly says: 'here' | 'here_too' | 'saved' | 'gone'
}

export function joinDraftTabs(
  name: string,
  hear: { readonly onOthers: (count: number) => void; readonly onSaved: () => void },
): DraftTabs {
  const channel = new BroadcastChannel('preau-drafts')
  const others = new Set<string>()
  const say = (says: Word['says']): void => {
    channel.postMessage({ name, from: thisTab, says } satisfies Word)
  }
  const leave = (): void => {
    say('gone')
    channel.close()
    removeEventListener('pagehide', leave)
  }
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.name !== name || data.from === thisTab) return
    if (data.says === 'gone') others.delete(data.from)
    else others.add(data.from)
    hear.onOthers(others.size)
    if (data.says === 'here') say('here_too')
    if (data.says === 'saved') hear.onSaved()
  }
  addEventListener('pagehide', leave)
  say('here')
  return { tellSaved: () => say('saved'), leave }
}
