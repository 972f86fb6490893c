/** A subject's quiet colour band, its icon and its name: the same everywhere. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { SubjectIcon } from '#browser/drawings/subject-icon.tsx'
import type { SubjectKind } from './subject-kind.ts'
import './subject-mark.css'

export interface SubjectMarkProps {
  /** From the school's own name: `subjectKindOf(name)`. */
  subject: SubjectKind
  /** The school's own name; our word for the subject unless given. */
  children?: ComponentChildren
  /** Where the name already stands beside it. */
  iconOnly?: boolean | undefined
}

export function SubjectMark({ subject, children, iconOnly }: SubjectMarkProps) {
  const words = useWords('general')
  return (
    <span class={iconOnly ? 'subject-mark icon-only' : 'subject-mark'} data-subject={subject}>
      <SubjectIcon subject={subject} />
      {!iconOnly && <span class="subject-name">{children ?? words.subjects[subject]}</span>}
    </span>
  )
}
