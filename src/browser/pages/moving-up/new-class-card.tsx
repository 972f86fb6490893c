/** One class of the new year: whose courses of last year it takes over, which of them, and with which teachers. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Select } from '#browser/parts/select.tsx'
import { ChoosePeople } from '#browser/school/choose-people.tsx'
import { listName } from '#browser/school/person-text.ts'
import type { CoursePassage } from '#contract/course-passage.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import {
  type ChosenTeachers,
  type ClassCourses,
  coursesFrom,
  isTakenFor,
  type NewClass,
  type OldCourse,
  offeredCourses,
  teachersOf,
} from './class-courses.ts'

export interface NewClassCardProps {
  uai: string
  passage: CoursePassage
  fromYear: string
  one: NewClass
  choice: ClassCourses
  changed: ChosenTeachers
  onChoice: (choice: ClassCourses) => void
  onTeachers: (course: OldCourse, teachers: readonly PersonName[]) => void
}

export function NewClassCard(props: NewClassCardProps) {
  const { choice, fromYear, onChoice, one, passage } = props
  const words = useWords('classes').coursePassage
  const offered = offeredCourses(passage, choice.fromId)
  const count = offered.filter(({ id }) => choice.chosenIds.has(id)).length
  return (
    <Card title={one.name} headingLevel={3}>
      <div class="stack">
        <Select
          label={words.from({ name: one.name })}
          value={choice.fromId}
          onValue={(fromId) => onChoice(coursesFrom(passage, one, fromId))}
          options={[
            { value: '', label: words.none },
            ...passage.sources.map(({ id, name }) => ({ value: id, label: name, group: fromYear })),
          ]}
        />
        {offered.length > 0 && (
          <Disclosure
            label={<LabelFor one={one}>{words.chosen({ count, of: offered.length })}</LabelFor>}
          >
            <ul class="plain stack">
              {offered.map((course) => (
                <li key={course.id}>
                  <CourseLine {...props} course={course} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Card>
  )
}

/** Two classes may take from the same one: which of them a label is about, for who does not see the card. */
function LabelFor({ children, one }: { one: NewClass; children: ComponentChildren }) {
  return (
    <>
      {children}
      <span class="for-screen-readers"> {one.name}</span>
    </>
  )
}

function CourseLine({
  changed,
  choice,
  course,
  onChoice,
  onTeachers,
  one,
  uai,
}: NewClassCardProps & { course: OldCourse }) {
  const format = useFormat()
  const words = useWords('classes').coursePassage
  const [asking, setAsking] = useState(false)
  const isTaken = isTakenFor(course, one)
  const isChosen = choice.chosenIds.has(course.id) && !isTaken
  const teachers = teachersOf(course, one.id, changed)
  const names = (people: readonly PersonName[]): string => format.list(people.map(listName))
  const left = course.teachers.filter(({ isHere }) => !isHere)
  const hints = isTaken
    ? [words.isTaken]
    : [
        teachers.length === 0 ? words.nobody : names(teachers),
        ...(left.length === 0 ? [] : [words.left({ count: left.length, names: names(left) })]),
        ...(one.subjectCodes.includes(course.subject.code)
          ? [words.hasSubject({ subject: course.subject.label })]
          : []),
        ...(course.classCount > 1 ? [words.together] : []),
      ]
  const choose = (isIn: boolean): void => {
    const ids = new Set(choice.chosenIds)
    if (isIn) ids.add(course.id)
    else ids.delete(course.id)
    onChoice({ ...choice, chosenIds: ids })
  }
  return (
    <>
      <CheckBox
        label={<LabelFor one={one}>{course.name}</LabelFor>}
        hint={hints.join(' · ')}
        checked={isChosen || isTaken}
        disabled={isTaken}
        onChecked={choose}
      />
      {isChosen && (
        <Button onClick={() => setAsking(true)}>
          {words.changeTeachers}
          <span class="for-screen-readers">
            {' '}
            {course.name}, {one.name}
          </span>
        </Button>
      )}
      {asking && (
        <TeachersDialog
          uai={uai}
          course={course}
          chosen={teachers}
          onChosen={(people) => onTeachers(course, people)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function TeachersDialog(props: {
  uai: string
  course: OldCourse
  chosen: readonly PersonName[]
  onChosen: (people: readonly PersonName[]) => void
  onClose: () => void
}) {
  const { chosen, course, onChosen, onClose, uai } = props
  const words = useWords('classes')
  return (
    <Dialog
      open
      wide
      title={words.coursePassage.teachersTitle({ name: course.name })}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {words.coursePassage.teachersDone}
        </Button>
      }
    >
      <ChoosePeople
        uai={uai}
        who="teacher"
        label={words.courses.teachers}
        chosen={chosen}
        onChosen={onChosen}
      />
    </Dialog>
  )
}
