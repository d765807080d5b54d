import { queryOptions } from '@tanstack/react-query';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import { answerOf } from '../data/api-problem.ts';

/** Each look-up leaves a trace under the name of whoever asks, so nothing is asked twice without need. */
const FRESH_MS = 5 * 60_000;

/** Of the few who live in one dwelling, or of the first page of those in a hostel. */
const RESIDENTS = 20;

export const personQuery = (api: TirkeuClient, iin: string) =>
  queryOptions({
    queryKey: ['look-up', 'person', iin],
    queryFn: async () => (await answerOf(api.findPerson({ iin }))).body,
    staleTime: FRESH_MS,
  });

export const whereaboutsQuery = (api: TirkeuClient, iin: string) =>
  queryOptions({
    queryKey: ['look-up', 'whereabouts', iin],
    queryFn: async () => (await answerOf(api.findResidence({ iin }))).body,
    staleTime: FRESH_MS,
  });

export const dwellingQuery = (api: TirkeuClient, rka: string) =>
  queryOptions({
    queryKey: ['look-up', 'dwelling', rka],
    queryFn: async () => (await answerOf(api.findDwelling({ rka }))).body,
    staleTime: FRESH_MS,
  });

export const residentsQuery = (api: TirkeuClient, rka: string) =>
  queryOptions({
    queryKey: ['look-up', 'residents', rka],
    queryFn: async () => (await answerOf(api.listResidents({ rka, query: { limit: RESIDENTS } }))).body,
    staleTime: FRESH_MS,
  });

export const IIN_DIGITS = 12;
export const RKA_DIGITS = 16;

/** Long enough to be asked for. Whether it is one the api says. */
export const isWhole = (number: string, digits: number): boolean => number.length === digits;

/** A number as somebody types or pastes it, without the blanks between its groups. */
export const digitsIn = (text: string, most: number): string => text.replaceAll(/\D/g, '').slice(0, most);
