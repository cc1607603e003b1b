"use client";

import { useEffect, useState } from "react";

/** Counts the seconds down that a host asked to wait, from when it is first shown. */
export function RetryCountdown({ seconds }: { seconds: number }) {
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(Math.ceil(seconds));
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [until]);
  // Not live: a screen reader would speak every second.
  return (
    <p aria-live="off" className="tabular-nums">
      {left > 0 ? `Try again in ${left} s.` : "The wait is over: try again."}
    </p>
  );
}
