/** What every part of a person's file is given. */
import type { MySchool } from '#browser/school/use-school.ts'
import type { PersonFile } from '#contract/people.ts'

export interface PersonPartProps {
  school: MySchool
  file: PersonFile
  /** Opens the file again, after an act that changed more than the answer says. */
  onChange: () => void
}
