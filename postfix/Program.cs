using Postfix.Cli;
using Postfix.PostfixCommand;

return CommandHost.Run(new ControlCommand());
