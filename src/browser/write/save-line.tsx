/** Where the draft is: saved, on its way, kept on this page until something is mended. */

import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import type { DraftState } from './draft-saver.ts'
import './write.css'

const signs: Readonly<Record<DraftState['kind'], SignName>> = {
  saved: 'success',
  waiting: 'device',
  saving: 'received',
  incomplete: 'attention',
  failed: 'attention',
  conflict: 'attention',
}

export function SaveLine({ state }: { state: DraftState }) {
  const words = useWords('write').saving
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  const text =
    state.kind === 'incomplete'
      ? words.incomplete({ why: state.why })
      : state.kind === 'failed'
        ? `${currentRefusalWords({ refusal: state.refusal, refusals, general, voice, format }).what} ${state.retries ? words.retries : words.kept}`
        : words[state.kind]
  return (
    <p class={`save-line ${state.kind}`} role="status">
      <Sign name={signs[state.kind]} /> {text}
    </p>
  )
}
