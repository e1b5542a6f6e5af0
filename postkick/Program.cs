using Postfix.Cli;
using Postfix.Postkick;

return CommandHost.Run(new PostkickCommand());
