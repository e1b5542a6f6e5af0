using Postfix.Cli;
using Postfix.Postcat;

return CommandHost.Run(new PostcatCommand());
