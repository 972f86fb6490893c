/** The subject of a resource or an exercise, from the school's list. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Select } from '#browser/parts/select.tsx'
import type { Subject } from '#contract/classes.ts'

export interface SubjectSelectProps {
  schoolUai: string
  value: string | null
  onValue: (code: string | null) => void
  /** What stands for none; "without a subject" unless told. */
  none?: string | undefined
}

/** Without the list (a lost line) the subject that is chosen stays, and nothing else is offered. */
export function SubjectSelect({ schoolUai, value, onValue, none }: SubjectSelectProps) {
  const words = useWords('write').lists
  const { load } = useLoad(`subjects ${schoolUai}`, (signal) =>
    callApi<{ subjects: Subject[] }>(`/api/schools/${schoolUai}/subjects`, { signal }),
  )
  const subjects = load.state === 'ready' ? load.value.subjects : []
  const known = subjects.some((subject) => subject.code === value)
  return (
    <Select
      label={words.subject}
      value={value ?? ''}
      onValue={(code) => onValue(code === '' ? null : code)}
      placeholder={none ?? words.noSubject}
      options={[
        ...(value !== null && !known ? [{ value, label: value }] : []),
        ...subjects.map((subject) => ({ value: subject.code, label: subject.label })),
      ]}
    />
  )
}
