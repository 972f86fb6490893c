/** A class's reports as a file for a spreadsheet, as they are now: for the class council. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { saveCsvFile } from '#browser/parts/save-csv-file.ts'
import { useStandingTexts } from '#browser/reports/use-standing-texts.ts'
import type { ClassReports } from '#contract/reports.ts'
import { classReportsCsv } from './class-reports-csv.ts'

export function ReportsFile({ period, value }: { value: ClassReports; period: string }) {
  const words = useWords('reports')
  const format = useFormat()
  const textsOf = useStandingTexts()
  const save = (): void => {
    const text = classReportsCsv(value, {
      pupil: words.ofClass.pupilHeader,
      general: words.general,
      appreciationOf: (subject) => words.ofClass.appreciationOf({ subject }),
      standing: (standing) =>
        standing.hundredths === null
          ? textsOf(standing).join(', ')
          : format.number(standing.hundredths / 100, 2),
    })
    saveCsvFile(words.ofClass.fileName({ name: value.class.name, period }), text)
  }
  return (
    <Button sign="file" onClick={save}>
      {words.ofClass.download}
    </Button>
  )
}
