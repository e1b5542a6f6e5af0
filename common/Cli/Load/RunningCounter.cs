namespace Postfix.Cli.Load;

/// <summary>A line on standard output that is written over with every change (option <c>-c</c> of the test programs).</summary>
/// <param name="terminal">Where it is shown; null to show nothing.</param>
public sealed class RunningCounter(Terminal? terminal)
{
    /// <summary>Shows what counts now.</summary>
    public void Show(string text)
    {
        if (terminal is null)
            return;
        terminal.Write(text);
        terminal.Write("\r"u8);
        terminal.Flush();
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        terminal?.Write("\n"u8);
        terminal?.Flush();
    }
}
