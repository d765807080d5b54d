import { Button, Menu } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, type Texts } from '../i18n/start-i18n.ts';
import { LANGUAGE_NAMES, LANGUAGES, languageOr } from '../i18n/languages.ts';
import { useTexts } from '../i18n/texts-context.tsx';

/** Everybody finds their own language, whatever the page speaks now. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation('common');
  const texts: Texts = useTexts();
  const current = languageOr(i18n.language);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<Languages size={18} aria-hidden="true" />}
          aria-label={`${t('language')}: ${current.toUpperCase()}, ${LANGUAGE_NAMES[current]}`}
        >
          {current.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === current ? <Check size={16} aria-hidden="true" /> : undefined}
            aria-current={language === current}
            onClick={() => void changeLanguage(i18n, texts, language)}
          >
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
