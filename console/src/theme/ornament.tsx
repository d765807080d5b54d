import classes from './ornament.module.css';

/** A band of ram's horns (қошқар мүйіз), drawn quietly. It says where we are, and nothing that has to be read. */
export const Ornament = () => (
  <svg className={classes['band']} aria-hidden="true" focusable="false">
    <defs>
      <pattern id="ram-horns" width="56" height="28" patternUnits="userSpaceOnUse">
        <path
          d="M28 24V13M28 13c0-6-4-8-8-8s-6 3-6 5.5S16 15 18.5 15s3.5-1.5 3.5-3.200M28 13c0-6 4-8 8-8s6 3 6 5.5-2 4.5-4.5 4.5-3.5-1.5-3.5-3.200M0 24l14-3.5L28 24l14-3.5L56 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#ram-horns)" />
  </svg>
);
