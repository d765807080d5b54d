import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** Where short notices appear (`notifications.show` of @mantine/notifications): long enough to be read twice. */
export const Notices = () => <Notifications position="bottom-right" autoClose={8_000} limit={4} />;
