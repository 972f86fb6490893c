/** Title, subject and level of a resource. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { SubjectSelect } from '#browser/write/subject-select.tsx'
import type { ResourceWork } from './resource-work.ts'

export interface ResourceDetailsProps {
  work: ResourceWork
  schoolUai: string
  onChange: (part: Partial<ResourceWork>) => void
}

export function ResourceDetails({ work, schoolUai, onChange }: ResourceDetailsProps) {
  const words = useWords('write').lists
  return (
    <div class="write-details">
      <Field
        label={words.title}
        value={work.title}
        maxLength={200}
        error={work.title.trim() === '' ? words.titleMissing : null}
        onValue={(title) => onChange({ title })}
      />
      <SubjectSelect
        schoolUai={schoolUai}
        value={work.subjectCode}
        onValue={(subjectCode) => onChange({ subjectCode })}
      />
      <Field
        label={words.level}
        optional
        value={work.levelLabel ?? ''}
        maxLength={40}
        onValue={(level) => onChange({ levelLabel: level === '' ? null : level })}
      />
    </div>
  )
}
