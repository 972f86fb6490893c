/** How figures change over time: at most three lines, each named where it ends, told apart by their strokes too. */
import { useFormat } from '#browser/catalogue/speech.ts'
import { ChartFrame } from './chart-frame.tsx'
import { labelRows, niceScale } from './chart-scale.ts'
import type { Column } from './table.tsx'

export interface ChartLine {
  name: string
  /** One number for each label of the axis; null where nothing was measured. */
  values: readonly (number | null)[]
}

export interface LineChartProps {
  title: string
  summary: string
  /** The header of the axis in the table ("Jour"). */
  axisHeader: string
  /** From first to last; written under the picture as far as there is room. */
  labels: readonly string[]
  lines: readonly ChartLine[]
  formatValue?: ((value: number) => string) | undefined
}

const paper = { width: 640, height: 300, left: 52, right: 130, top: 12, bottom: 34 }
const strokes = ['', ' dashed', ' dotted']
const axisLabelsMax = 5

export function LineChart(props: LineChartProps) {
  const format = useFormat()
  const { labels, lines, formatValue = (value: number) => format.number(value) } = props
  const rows = labels.map((label, place) => ({ label, place }))
  type Row = (typeof rows)[number]
  const columns: Column<Row>[] = [
    { key: 'axis', header: props.axisHeader, text: (row) => row.label },
    ...lines.map(
      (line): Column<Row> => ({
        key: line.name,
        header: line.name,
        numeric: true,
        text: (row) => {
          const value = line.values[row.place]
          return value == null ? '' : formatValue(value)
        },
        sort: (row) => line.values[row.place] ?? null,
      }),
    ),
  ]
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      rows={rows}
      rowKey={(row) => `${row.place}`}
      columns={columns}
    >
      <Curves labels={labels} lines={lines} formatValue={formatValue} />
    </ChartFrame>
  )
}

function Curves(props: {
  labels: readonly string[]
  lines: readonly ChartLine[]
  formatValue: (value: number) => string
}) {
  const { labels, lines, formatValue } = props
  const known = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const ticks = niceScale(Math.max(0, ...known))
  const top = ticks.at(-1) ?? 1
  const x = (place: number): number =>
    paper.left + (place * (paper.width - paper.left - paper.right)) / Math.max(1, labels.length - 1)
  const y = (value: number): number =>
    paper.height - paper.bottom - (value / top) * (paper.height - paper.top - paper.bottom)
  const every = Math.ceil(labels.length / axisLabelsMax)
  const ends = lines.map((line) => line.values.findLastIndex((value) => value !== null))
  const endRows = labelRows(
    lines.map((line, index) => y(line.values[ends[index] ?? -1] ?? 0)),
    { gap: 18, min: paper.top + 8, max: paper.height - paper.bottom },
  )
  return (
    <svg viewBox={`0 0 ${paper.width} ${paper.height}`} aria-hidden="true" focusable="false">
      {ticks.map((tick) => (
        <g key={tick}>
          <path class="chart-grid" d={`M${paper.left} ${y(tick)}H${paper.width - paper.right}`} />
          <text class="chart-axis" x={paper.left - 8} y={y(tick) + 5} text-anchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      {labels.map((label, place) =>
        place % every === 0 ? (
          <text
            key={label}
            class="chart-axis"
            x={x(place)}
            y={paper.height - 10}
            text-anchor={place === 0 ? 'start' : 'middle'}
          >
            {label}
          </text>
        ) : null,
      )}
      {lines.map((line, index) => {
        const end = ends[index] ?? -1
        return (
          <g key={line.name} class={`chart-colour-${(index % 3) + 1}`}>
            <path
              class={`chart-curve${strokes[index % strokes.length] ?? ''}`}
              d={curveOf(line.values, x, y)}
            />
            {end >= 0 && (
              <>
                <circle class="chart-end" cx={x(end)} cy={y(line.values[end] ?? 0)} r={5} />
                <text class="chart-name" x={x(end) + 12} y={(endRows[index] ?? 0) + 5}>
                  {line.name}
                </text>
              </>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** A path with a gap wherever nothing was measured. */
function curveOf(
  values: ChartLine['values'],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M'
  let path = ''
  for (const [place, value] of values.entries()) {
    if (value === null) {
      pen = 'M'
      continue
    }
    path += `${pen}${x(place).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
  }
  return path
}
