/** Figures side by side as lying bars, each with its number at the end. */
import { useFormat } from '#browser/catalogue/speech.ts'
import { ChartFrame } from './chart-frame.tsx'

export interface Bar {
  label: string
  value: number
}

export interface BarChartProps {
  title: string
  summary: string
  /** The header of the labels in the table ("Classe"). */
  labelHeader: string
  /** The header of the numbers in the table ("Copies reçues"). */
  valueHeader: string
  bars: readonly Bar[]
  /** The end of the scale; the largest bar unless told (100 for shares). */
  max?: number | undefined
  formatValue?: ((value: number) => string) | undefined
}

/** A bar leaves room for its number at 360 px. */
const widestPercent = 75

export function BarChart(props: BarChartProps) {
  const format = useFormat()
  const { bars, formatValue = (value: number) => format.number(value) } = props
  const max = props.max ?? Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      rows={bars}
      rowKey={(bar) => bar.label}
      columns={[
        {
          key: 'label',
          header: props.labelHeader,
          text: (bar) => bar.label,
          sort: (bar) => bar.label,
        },
        {
          key: 'value',
          header: props.valueHeader,
          numeric: true,
          text: (bar) => formatValue(bar.value),
          sort: (bar) => bar.value,
        },
      ]}
    >
      <div class="bar-rows">
        {bars.map((bar) => (
          <BarLine
            key={bar.label}
            bar={bar}
            share={bar.value / max}
            text={formatValue(bar.value)}
          />
        ))}
      </div>
    </ChartFrame>
  )
}

function BarLine({ bar, share, text }: { bar: Bar; share: number; text: string }) {
  return (
    <>
      <span class="bar-label">{bar.label}</span>
      <span class="bar-line">
        <span
          class="bar-fill"
          style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * widestPercent}%` }}
        />
        <span class="bar-value">{text}</span>
      </span>
    </>
  )
}
