export { HelpButton } from './react/HelpButton.tsx';
export type { HelpButtonProps } from './react/HelpButton.tsx';
export { HelpDock } from './react/HelpDock.tsx';
export type { HelpDockProps } from './react/HelpDock.tsx';
export { HelpProvider } from './react/HelpProvider.tsx';
export type { HelpProviderProps } from './react/HelpProvider.tsx';
export { ReportRunButton } from './react/ReportRunButton.tsx';
