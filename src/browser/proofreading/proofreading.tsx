/** What an author may look at again while writing, calmly: how long it takes, how hard it is, what to mend. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { keyed } from '#browser/content/keyed.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { ResourceBlock } from '#contract/content.ts'
import { readingMinutes } from '#contract/reading-minutes.ts'
import { findRemarks, type Remark, remarksMax, sentencesOfBlock } from './find-remarks.ts'
import { easeOf, easeWanted, judgeEase } from './reading-ease.ts'
import './proofreading.css'

export interface ProofreadingProps {
  blocks: readonly ResourceBlock[]
  levelLabel: string | null
  /** Leads to the words of a remark. */
  onGo: (remark: Remark) => void
}

function Ease({ blocks, levelLabel }: Pick<ProofreadingProps, 'blocks' | 'levelLabel'>) {
  const words = useWords('write').proofreading
  const format = useFormat()
  const ease = easeOf(blocks.flatMap(sentencesOfBlock))
  const wanted = easeWanted(levelLabel)
  if (ease === null) return <p>{words.tooShort}</p>
  const value = format.number(Math.round(ease))
  return (
    <p>
      {wanted === null || levelLabel === null
        ? words.ease({ value })
        : words.easeFor[judgeEase(ease, wanted)]({ value, level: levelLabel })}
    </p>
  )
}

function Findings({ blocks, levelLabel, onGo }: ProofreadingProps) {
  const words = useWords('write').proofreading
  const format = useFormat()
  const remarks = findRemarks(blocks).slice(0, remarksMax)
  const minutes = readingMinutes({ format: 1, blocks: [...blocks] })
  return (
    <div class="proofreading">
      <p>{words.minutes({ minutes: format.number(minutes) })}</p>
      <Ease blocks={blocks} levelLabel={levelLabel} />
      <p class="small soft">{words.source}</p>
      {remarks.length === 0 && <p>{words.nothing}</p>}
      {remarks.length > 0 && (
        <ul class="proofreading-remarks">
          {keyed(remarks).map(({ key, item: remark }) => (
            <li key={key}>
              <button type="button" class="proofreading-go" onClick={() => onGo(remark)}>
                {words.remarks[remark.kind]({ words: remark.words })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function Proofreading(props: ProofreadingProps) {
  const words = useWords('write').proofreading
  // Folded it reads nothing: every key that is struck would wait for it.
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure label={words.title} onToggle={setOpen}>
      {isOpen && <Findings {...props} />}
    </Disclosure>
  )
}
