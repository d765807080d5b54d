export const counter = {
  title: 'Қабылдау',
};
