export const invitation = {
  title: 'Келісім беруге шақыру',
};
