/** The mark: a gate whose arm is half open. A decoration beside the name, so it is not read out. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect x="0.5" y="0.5" width="23" height="23" rx="5.5" fill="#14171c" stroke="#fff" stroke-opacity="0.28" />
      <rect x="4.5" y="9" width="3.4" height="10.5" rx="1" fill="#fff" />
      <g transform="rotate(-28 6.2 10.4)">
        <rect x="5" y="8.7" width="16" height="3.4" rx="1.7" fill="#f0a01c" />
        <rect x="10.2" y="8.7" width="2.6" height="3.4" fill="#14171c" />
        <rect x="15" y="8.7" width="2.6" height="3.4" fill="#14171c" />
      </g>
    </svg>
  );
}
