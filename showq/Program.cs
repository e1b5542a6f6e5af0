using Postfix.Server;
using Postfix.Showq;

return DaemonHost.Run(new ShowqDaemon());
