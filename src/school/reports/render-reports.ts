/** Sets reports on paper, one after the other, each beginning on a page of its own. */
import type { PeriodReport } from '#contract/reports.ts'
import { loadPaperFonts } from './load-paper-fonts.ts'
import { type Element, ReportPaper } from './report-paper.ts'
import { paperAverage, paperHalfDays, paperSteps, reportWords } from './report-words.ts'

const soft = '#4d5770'
const line = '#c9c4b8'
const ground = '#f1ede2'
const body = { size: 9 }
const small = { size: 8, colour: soft }
const heading = { size: 11.5, weight: 'bold' } as const
/** Between the edge of a cell and its text. */
const padding = 4

export async function renderReports(reports: readonly PeriodReport[]): Promise<Uint8Array> {
  const paper = new ReportPaper(reportWords.fileTitle(reports), loadPaperFonts())
  const whole = paper.open('Document', null)
  for (const report of reports) {
    const first = paper.pages
    setReport(paper, paper.open('Sect', whole), report)
    stampPages(paper, report, first)
  }
  whole.end()
  return paper.end()
}

function setReport(paper: ReportPaper, part: Element, report: PeriodReport): void {
  const { className, general, halfDays, period, pupil, schoolName, yearLabel } = report
  const say = (tag: string, text: string, pen: { size: number }, gap: number): void => {
    const height = paper.heightOf(text, pen, paper.width)
    if (paper.y + height > paper.bottom) paper.addPage()
    paper.say(part, tag, text, pen, { x: paper.left, y: paper.y, width: paper.width })
    paper.y += height + gap
  }
  paper.addPage()
  say('P', `${schoolName} · ${reportWords.year(yearLabel)}`, small, 6)
  say('H1', reportWords.title(report), { size: 18, weight: 'bold' } as { size: number }, 2)
  const name = `${pupil.givenName} ${pupil.familyName}`
  say('P', `${name} · ${className}`, { size: 13, weight: 'bold' } as { size: number }, 2)
  say('P', reportWords.days(period.startsOn, period.endsOn), small, 12)
  if (report.courses.length > 0) setCourses(paper, part, report)
  if (general !== null) {
    paper.y += 14
    keepTogether(paper, general)
    say('H2', reportWords.general, heading, 3)
    say('P', general, body, 0)
  }
  if (halfDays !== null) {
    const text = paperHalfDays(halfDays)
    paper.y += 14
    keepTogether(paper, text)
    say('H2', reportWords.halfDays, heading, 3)
    say('P', text, body, 0)
  }
  part.end()
}

/** A heading does not stay behind alone at the foot of a page. */
function keepTogether(paper: ReportPaper, text: string): void {
  const height = paper.heightOf(text, body, paper.width) + 20
  if (paper.y + height > paper.bottom) paper.addPage()
}

interface Cell {
  readonly tag: 'TH' | 'TD'
  /** One under the other, each as it is drawn. */
  readonly lines: readonly {
    readonly text: string
    readonly pen: { readonly size: number; readonly weight?: 'bold'; readonly colour?: string }
  }[]
}

const columns = [0.21, 0.21, 0.58] as const

function setCourses(paper: ReportPaper, part: Element, report: PeriodReport): void {
  const { courses, withoutPoints } = report
  const table = paper.open('Table', part)
  const head = [reportWords.subject, reportWords.standing(withoutPoints), reportWords.appreciation]
  const headRow = head.map(
    (text): Cell => ({ tag: 'TH', lines: [{ text, pen: { size: 9, weight: 'bold' } }] }),
  )
  setRow(paper, table, headRow, true)
  for (const course of courses) {
    const { appreciation, hundredths, subject, teachers } = course
    const steps = paperSteps(course)
    const average =
      hundredths === null
        ? []
        : [{ text: paperAverage(hundredths), pen: { size: 11, weight: 'bold' } as const }]
    const standing = [...average, ...steps.map((text) => ({ text, pen: { size: 8 } }))]
    const none = { text: reportWords.none, pen: body }
    const cells: Cell[] = [
      {
        tag: 'TD',
        lines: [
          { text: subject, pen: { size: 9, weight: 'bold' } },
          ...(teachers.length === 0 ? [] : [{ text: teachers.join(', '), pen: small }]),
        ],
      },
      { tag: 'TD', lines: standing.length === 0 ? [none] : standing },
      { tag: 'TD', lines: [appreciation === null ? none : { text: appreciation, pen: body }] },
    ]
    setRow(paper, table, cells, false)
  }
  paper.rule(paper.y, line)
  table.end()
}

function setRow(paper: ReportPaper, table: Element, cells: readonly Cell[], isHead: boolean): void {
  const widths = columns.map((share) => share * paper.width - 2 * padding)
  const heights = cells.map(({ lines }, index) =>
    lines.reduce((all, { pen, text }) => all + paper.heightOf(text, pen, widths[index] ?? 0), 0),
  )
  const height = Math.max(...heights) + 2 * padding
  if (paper.y + height > paper.bottom) paper.addPage()
  if (isHead) paper.ground(paper.y, height, ground)
  paper.rule(paper.y, line)
  const row = paper.open('TR', table)
  let x = paper.left
  cells.forEach(({ lines, tag }, index) => {
    const width = widths[index] ?? 0
    // A cell of one text is that text; one of several is read line by line.
    const [only] = lines
    const single = lines.length === 1 && only !== undefined
    const cell = single ? null : paper.open(tag, row)
    let y = paper.y + padding
    for (const { pen, text } of lines) {
      paper.say(cell ?? row, cell === null ? tag : 'P', text, pen, { x: x + padding, y, width })
      y += paper.heightOf(text, pen, width)
    }
    cell?.end()
    x += (columns[index] ?? 0) * paper.width
  })
  row.end()
  paper.y += height
}

function stampPages(paper: ReportPaper, report: PeriodReport, first: number): void {
  const { className, period, pupil } = report
  const of = paper.pages - first
  for (let page = 0; page < of; page += 1) {
    const who = `${pupil.givenName} ${pupil.familyName} · ${className} · ${period.label}`
    paper.stamp(first + page, `${who} · ${reportWords.page(page + 1, of)}`, small, {
      x: paper.left,
      y: paper.bottom + 10,
      width: paper.width,
    })
  }
}
