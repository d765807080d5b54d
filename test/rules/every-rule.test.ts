import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { renderRules } from '../../dev/rules/render-rules.ts';
import { isRuleId, RULE_IDS, RULES } from '../../dev/rules/rules.ts';
import { ROOT, surveyRules } from '../../dev/rules/survey.ts';
import { GROUNDS } from '../../domain/grounds.ts';

const survey = surveyRules();

const where = ({ file, rule }: { readonly file: string; readonly rule: string }): string => `${rule} in ${file}`;

describe('every rule', () => {
  test.each(RULE_IDS)('%s lives somewhere in the product', (id) => {
    expect(survey.places.filter(({ rule }) => rule === id).map(where)).not.toEqual([]);
  });

  test.each(RULE_IDS)('%s is shown by a test', (id) => {
    expect(survey.tests.filter(({ rule }) => rule === id).map(where)).not.toEqual([]);
  });

  it('that anything cites is a rule', () => {
    const cited = [...survey.places, ...survey.tests];
    expect(cited.filter(({ rule }) => !isRuleId(rule)).map(where)).toEqual([]);
  });

  test.each(Object.entries(GROUNDS))('is behind a refusal: %s', (_ground, { rule }) => {
    expect(RULES).toHaveProperty(rule);
  });
});

test('docs/rules.md is what `npm run rules` writes', () => {
  const isCurrent = readFileSync(join(ROOT, 'docs', 'rules.md'), 'utf8') === renderRules(survey);
  expect(isCurrent, 'rules, places or titles have changed: run `npm run rules`').toBe(true);
});
