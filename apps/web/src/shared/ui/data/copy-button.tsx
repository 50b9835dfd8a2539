import { Button, type ButtonProps } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from '../feedback/announcer.js';

interface CopyButtonProps extends Omit<ButtonProps, 'children' | 'leftSection'> {
  /** The text to copy; a function when it is expensive or has to be loaded. */
  value: string | (() => string | Promise<string>);
  children?: string;
}

type Outcome = 'none' | 'copied' | 'refused';

/** A copy button. Confirms for two seconds, and to screen readers. */
export function CopyButton({ value, children = 'Copy', ...button }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => setOutcome('none'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (): Promise<void> => {
    const text = await readValue(value);
    const copied = text !== undefined && (await writeClipboard(text));
    setOutcome(copied ? 'copied' : 'refused');
    announce(copied ? 'Copied' : `Not copied: the ${text === undefined ? 'server did not answer' : 'browser refused'}`);
  };
  const icon = outcome === 'copied' ? <Check size={14} /> : <Copy size={14} />;
  const words = { none: children, copied: 'Copied', refused: 'Not copied' }[outcome];
  return (
    <Button
      {...button}
      leftSection={icon}
      onClick={() => void copy()}
      {...(outcome === 'copied' ? { c: 'var(--succeeded)', variant: 'default' } : {})}
    >
      {words}
    </Button>
  );
}

/** Undefined when loading the text failed. */
async function readValue(value: CopyButtonProps['value']): Promise<string | undefined> {
  try {
    return typeof value === 'function' ? await value() : value;
  } catch {
    return undefined;
  }
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Plain http on another host has no clipboard API; the old command still works there. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}
