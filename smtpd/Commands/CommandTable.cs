using System.Text;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>All SMTP commands, in the order in which the log counts them. The row after the last one stands for unknown commands.</summary>
internal sealed class CommandTable
{
    private const string UnknownName = "unknown";

    private readonly CommandRow[] _rows;

    public CommandTable(SmtpdServices services)
    {
        CommandRow[] rows =
        [
            new("HELO", new HeloCommand(services), CommandTraits.CountsAsJunk | CommandTraits.EndsGroup | CommandTraits.ServesInClear),
            new("EHLO", new EhloCommand(services), CommandTraits.CountsAsJunk | CommandTraits.EndsGroup | CommandTraits.ServesInClear),
            new("XCLIENT", new XclientCommand(services), CommandTraits.ServesInClear),
            new("XFORWARD", new XforwardCommand(services)),
            new("STARTTLS", new StartTlsCommand(services), CommandTraits.ServesInClear),
            new("AUTH", new AuthCommand(services)),
            new("MAIL", new MailCommand(services)),
            new("RCPT", new RcptCommand(services)),
            new("DATA", new DataCommand(services), CommandTraits.EndsGroup),
            new("BDAT", new BdatCommand(services)),
            new("RSET", new RsetCommand(), CommandTraits.CountsAsJunk),
            new("NOOP", new NoopCommand(), CommandTraits.CountsAsJunk | CommandTraits.EndsGroup | CommandTraits.ServesInClear),
            new("VRFY", new VrfyCommand(services), CommandTraits.CountsAsJunk | CommandTraits.EndsGroup),
            new("ETRN", new EtrnCommand(services), CommandTraits.CountsAsJunk),
            new("QUIT", new QuitCommand(), CommandTraits.ServesInClear),
        ];
        _rows = [.. rows, new(HelpCommand.Name, new HelpCommand(rows.Select(row => row.Name)), CommandTraits.ServesInClear)];
        Names = [.. _rows.Select(row => row.Name), UnknownName];
    }

    /// <summary>Names for the statistics; the last one is for unknown commands.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of unknown commands in the statistics.</summary>
    public int Unknown => _rows.Length;

    /// <summary>The command with this number.</summary>
    public CommandRow this[int index] => _rows[index];

    /// <summary>Number of the command with this name in any case; <see cref="Unknown"/> if there is none.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _rows.Length; i++)
            if (Ascii.EqualsIgnoreCase(name, _rows[i].Name))
                return i;
        return Unknown;
    }
}
