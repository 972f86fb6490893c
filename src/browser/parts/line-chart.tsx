/** How figures change over time: at most three lines, each named where it ends, told apart by their strokes too. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
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

const margins = { left: 52, top: 12, bottom: 34, lastLabel: 20 }
const height = 280
/** The width is measured; this one holds until then. */
const widthAtFirst = 640
/** About the width of a letter of a line's name, in bold, with some room. */
const letterWidth = 9
const strokes = ['', ' dashed', ' dotted']
/** An axis label and the room around it. */
const axisLabelWidth = 72

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

/** The width of an element in CSS pixels, so that the text of a picture keeps its size on a phone. */
function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(widthAtFirst)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => setWidth(Math.max(240, element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [frame, width]
}

interface CurvesProps {
  labels: readonly string[]
  lines: readonly ChartLine[]
  formatValue: (value: number) => string
}

function Curves({ labels, lines, formatValue }: CurvesProps) {
  const [frame, width] = useWidth()
  const known = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const ticks = niceScale(Math.max(0, ...known))
  const top = ticks.at(-1) ?? 1
  const names = Math.max(margins.lastLabel, ...lines.map((line) => line.name.length * letterWidth))
  const right = Math.max(width - names - 16, width / 2)
  const x = (place: number): number =>
    margins.left + (place * (right - margins.left)) / Math.max(1, labels.length - 1)
  const y = (value: number): number =>
    height - margins.bottom - (value / top) * (height - margins.top - margins.bottom)
  return (
    <div ref={frame}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {ticks.map((tick) => (
          <g key={tick}>
            <path class="chart-grid" d={`M${margins.left} ${y(tick)}H${right}`} />
            <text class="chart-axis" x={margins.left - 8} y={y(tick) + 5} text-anchor="end">
              {formatValue(tick)}
            </text>
          </g>
        ))}
        <AxisLabels labels={labels} x={x} room={right - margins.left} />
        <NamedLines lines={lines} x={x} y={y} />
      </svg>
    </div>
  )
}

function AxisLabels(props: {
  labels: readonly string[]
  x: (place: number) => number
  room: number
}) {
  const shown = Math.max(1, Math.floor(props.room / axisLabelWidth))
  const every = Math.max(1, Math.ceil((props.labels.length - 1) / shown))
  return (
    <>
      {props.labels.map((label, place) =>
        place % every === 0 ? (
          <text
            key={label}
            class="chart-axis"
            x={props.x(place)}
            y={height - 10}
            text-anchor={place === 0 ? 'start' : 'middle'}
          >
            {label}
          </text>
        ) : null,
      )}
    </>
  )
}

function NamedLines(props: {
  lines: readonly ChartLine[]
  x: (place: number) => number
  y: (value: number) => number
}) {
  const { lines, x, y } = props
  const ends = lines.map((line) => line.values.findLastIndex((value) => value !== null))
  const heights = labelRows(
    lines.map((line, index) => y(line.values[ends[index] ?? -1] ?? 0)),
    { gap: 18, min: margins.top + 8, max: height - margins.bottom },
  )
  return (
    <>
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
                <text class="chart-name" x={x(end) + 12} y={(heights[index] ?? 0) + 5}>
                  {line.name}
                </text>
              </>
            )}
          </g>
        )
      })}
    </>
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
