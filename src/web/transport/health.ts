import type { Requester } from './request.ts'

export type Health = {
  readonly version: string
  readonly model: string | null
  readonly documents: number
  readonly passages: number
}

export type HealthResource = { read(): Promise<Health> }

export const createHealthResource = ({ read }: Requester): HealthResource => ({ read: () => read('health') })
