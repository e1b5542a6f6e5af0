using Postfix.Posix;
using Postfix.RunAs;

return CommandStart.Run(Arguments.FromProcess());
