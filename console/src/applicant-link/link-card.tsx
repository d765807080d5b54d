import { Button, Center, CopyButton, Image, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly url: string;
  /** The same as SVG. */
  readonly qr: string;
  /** Until when it counts, in words. */
  readonly until: string;
}

const QR_SIZE = 208;

/** A link to hand over: to be scanned from this screen, or copied into a message. */
export function LinkCard({ url, qr, until }: Props) {
  const { t } = useTranslation('applicantLink');
  return (
    <Stack gap="md">
      <Center>
        <Image src={pictureOf(qr)} alt={t('qr')} w={QR_SIZE} h={QR_SIZE} bg="#fff" radius="md" />
      </Center>
      <TextInput label={t('link')} value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
          </Button>
        )}
      </CopyButton>
      <Text size="xs" c="dimmed">
        {until}
      </Text>
    </Stack>
  );
}

/** As a picture and not as markup: whatever stands in it, nothing in it runs. */
export const pictureOf = (svg: string): string => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
