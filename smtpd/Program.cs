using Postfix.Server;
using Postfix.Smtpd;

return DaemonHost.Run(new SmtpdDaemon());
