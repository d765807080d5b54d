import { officeNameOf } from '../../domain/office-names.ts';
import type { Language } from './language.ts';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

interface Wording {
  readonly signIn: string;
  readonly demonstration: string;
  readonly ownCase: string;
  readonly wholeCountry: string;
  readonly signOut: string;
  readonly confirmSignOut: string;
  readonly signedOut: string;
}

export const WORDING: Readonly<Record<Language, Wording>> = {
  kk: {
    signIn: 'Кім болып кіресіз?',
    demonstration: 'Бұл — көрсетілім: құпиясөз жоқ, мұндағы адамдардың бәрі ойдан шығарылған.',
    ownCase: 'тұрғындардың бірі: өз ісін өзі қарай алмайды',
    wholeCountry: 'бүкіл ел',
    signOut: 'Шығу',
    confirmSignOut: 'Иә, шығамын',
    signedOut: 'Сіз жүйеден шықтыңыз',
  },
  ru: {
    signIn: 'Кем войти?',
    demonstration: 'Это демонстрация: паролей нет, все люди здесь вымышлены.',
    ownCase: 'из числа жителей: своё дело рассматривать не может',
    wholeCountry: 'вся страна',
    signOut: 'Выход',
    confirmSignOut: 'Да, выйти',
    signedOut: 'Вы вышли из системы',
  },
  en: {
    signIn: 'Sign in as whom?',
    demonstration: 'This is a demonstration: there are no passwords, and all these people are invented.',
    ownCase: 'a resident, too: may not handle their own case',
    wholeCountry: 'the whole country',
    signOut: 'Sign out',
    confirmSignOut: 'Yes, sign out',
    signedOut: 'You are signed out',
  },
};

const ROLE_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  caseworker: { kk: 'маман', ru: 'специалист', en: 'caseworker' },
  supervisor: { kk: 'басшы', ru: 'руководитель', en: 'supervisor' },
  ops: { kk: 'жүйені сүйемелдеу', ru: 'сопровождение системы', en: 'ops' },
  auditor: { kk: 'аудитор', ru: 'аудитор', en: 'auditor' },
};

export const roleName = (role: string, language: Language): string => ROLE_NAMES[role]?.[language] ?? role;

export const officeName = (office: string, language: Language): string =>
  officeNameOf(office)?.[language] ?? WORDING[language].wholeCountry;
