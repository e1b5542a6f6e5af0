namespace Postfix.Qshape;

/// <summary>How qshape is called, in the form of the script that it was.</summary>
internal static class QshapeUsage
{
    /// <summary>The text, for the name that it was started by.</summary>
    public static string Of(string name) =>
        $"""
        Usage: {name} [ -s ] [ -p ] [ -m <min_subdomains> ] [ -l ]
        	[ -b <bucket_count> ] [ -t <bucket_time> ] [ -w <terminal_width> ]
        	[ -N <batch_msg_count> ] [ -n <batch_top_domains> ]
        	[ -c <config_directory> ] [ <queue_name> ... ]
        Without a queue name it is the incoming and the active queue. A column
        of the table counts messages up to the age in minutes at its head; the
        ages double from column to column, with -l they grow by the first one.
        """;
}
