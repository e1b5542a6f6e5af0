using Postfix.QueueManager;
using Postfix.Server;

return DaemonHost.Run(new QueueManagerDaemon());
