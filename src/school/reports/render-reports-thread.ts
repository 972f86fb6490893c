/** A thread that prints reports and ends; `print-reports-apart.ts` starts it and takes its time. */
import { type MessagePort, workerData } from 'node:worker_threads'
import type { PeriodReport } from '#contract/reports.ts'
import { renderReports } from './render-reports.ts'

const given = workerData as { reports: PeriodReport[]; answer: MessagePort }
given.answer.postMessage(await renderReports(given.reports))
