import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { accounts } from '../../shared/api/index.js';
import { toast, toastFailure } from '../../shared/ui/index.js';
import { ChangePasswordDialog } from './change-password-dialog.js';
import classes from './settings-page.module.css';

/** The password and the sessions. */
export function SignIn() {
  const [changing, setChanging] = useState(false);
  const logOutElsewhere = useMutation({
    mutationFn: accounts.logOutElsewhere,
    onSuccess: () => toast('All other browsers are logged out', 'This one stays logged in. API keys go on working.'),
    onError: (error) => toastFailure('Nobody was logged out', error),
  });
  return (
    <>
      <div className={classes.row}>
        <div>
          <div className={classes.name}>Password</div>
          <div className={classes.note}>A new one logs out all other browsers.</div>
        </div>
        <Button onClick={() => setChanging(true)}>Change password</Button>
      </div>
      <div className={classes.row}>
        <div>
          <div className={classes.name}>Other browsers</div>
          <div className={classes.note}>A computer that you no longer have, for instance.</div>
        </div>
        <Button loading={logOutElsewhere.isPending} onClick={() => logOutElsewhere.mutate()}>
          Log out everywhere else
        </Button>
      </div>
      <ChangePasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </>
  );
}
