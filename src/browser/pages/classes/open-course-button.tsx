/** The button that opens a new course, on the school's list and on a class's page. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { CourseDialog } from './course-dialog.tsx'

export interface OpenCourseButtonProps {
  uai: string
  classId?: string | undefined
  onOpened: () => void
}

export function OpenCourseButton({ uai, classId, onOpened }: OpenCourseButtonProps) {
  const words = useWords('classes').courses
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button sign="plus" onClick={() => setOpen(true)}>
        {words.create}
      </Button>
      {open && (
        <CourseDialog
          uai={uai}
          course={null}
          classId={classId}
          onSaved={() => {
            setOpen(false)
            onOpened()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
