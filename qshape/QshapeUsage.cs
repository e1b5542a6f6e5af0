namespace Postfix.Qshape;

/// <summary>What the script that qshape was says about its use.</summary>
internal static class QshapeUsage
{
    /// <summary>The text, for the name that it was started by.</summary>
    public static string Of(string name) =>
        $"""
        Usage: {name} [ -s ] [ -p ] [ -m <min_subdomains> ] [ -l ]
        	[ -b <bucket_count> ] [ -t <bucket_time> ] [ -w <terminal_width> ]
        	[ -N <batch_msg_count> ] [ -n <batch_top_domains> ]
        	[ -c <config_directory> ] [ <queue_name> ... ]
        The 's' option shows sender domain counts.
        The 'p' option shows address counts by for parent domains.
        Parent domains are shown with a leading '.' before the domain name.
        Parent domains are only shown if the domain is not a TLD, and at
        least <min_subdomains> (default 5) subdomains are shown in the output.

        The bucket age ranges in units of <bucket_time> minutes are
        [0,1), [1,2), [2,4), [4,8), [8, 16), ... i.e.:
        	the first bucket is [0, bucket_time) minutes
        	the second bucket is [bucket_time, 2*bucket_time) minutes
        	the third bucket is [2*bucket_time, 4*bucket_time) minutes...
        '-l' makes the ages linear, the number of buckets shown is <bucket_count>

        The default summary is for the incoming and active queues. An explicit
        list of queue names can be given on the command line. Non-absolute queue
        names are interpreted relative to the Postfix queue directory. Use
        <config_directory> to specify a non-default Postfix instance.  Values of
        the main.cf queue_directory parameter that use variable expansions are
        not supported. If necessary, use explicit absolute paths for all queues.
        """;
}
